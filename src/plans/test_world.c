/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

#include "base/digest.h"

Day on(const char *iso)
{
	return day_from_iso(str_of(iso));
}

Actor acting(Id person, Id agency, const char *day)
{
	return (Actor){ .person = person,
			.agency = agency,
			.source = person ? BY_PAGE : BY_COMMAND,
			.request = S("test"),
			.now = day_instant(on(day), 9 * 3600, 7),
			.today = on(day) };
}

Actor by_command(void)
{
	return acting(0, 0, DAY_ONE);
}

static Id world_agency(World *w, Id parent, AgencyKind kind, const char *name)
{
	Str text = str_of(name);
	Actor by = by_command();
	Id id = agency_add(w->db,
			   &(Agency){ .parent = parent,
				      .kind = kind,
				      .slug = str_slug(w->arena, text),
				      .name = text,
				      .short_name = text },
			   &by);
	assert_true(id);
	return id;
}

Id world_person(World *w, const char *account, Role role, Id agency, Id granter)
{
	Actor command = by_command();
	Id person = person_add(w->db,
			       &(Person){ .name = str_of(account),
					  .account = str_of(account),
					  .office = str_of(account) },
			       &command);
	assert_true(person);
	Actor by = acting(granter, 0, DAY_ONE);
	RoleGrant grant = {
		.person = person, .role = role, .agency = agency, .from = on("2025-01-01")
	};
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
	return person;
}

static void world_agencies(World *w)
{
	w->root = world_agency(w, 0, AGENCY_REGENCY, "Kabupaten Contoh");
	w->secretariat = world_agency(w, w->root, AGENCY_SEKRETARIAT, "Sekretariat Daerah");
	w->bureau = world_agency(w, w->secretariat, AGENCY_BAGIAN, "Bagian Organisasi");
	w->inspectorate = world_agency(w, w->root, AGENCY_INSPEKTORAT, "Inspektorat");
	w->health = world_agency(w, w->root, AGENCY_DINAS, "Dinas Kesehatan");
	w->clinic = world_agency(w, w->health, AGENCY_SATUAN, "Puskesmas Contoh");
	w->roads = world_agency(w, w->root, AGENCY_DINAS, "Dinas Pekerjaan Umum");
	w->campus = world_agency(w, 0, AGENCY_OUTSIDE, "Kampus Contoh");
}

static void world_persons(World *w)
{
	w->admin = world_person(w, "admin", ROLE_ADMIN, w->root, 0);
	w->coordinator = world_person(w, "organisasi", ROLE_COORDINATOR, w->bureau, 0);
	w->leader = world_person(w, "sekda", ROLE_LEADER, w->root, 0);
	w->chief = world_person(w, "inspektur", ROLE_HEAD, w->inspectorate, 0);
	w->health_head = world_person(w, "kepala", ROLE_HEAD, w->health, 0);
	w->health_officer = world_person(w, "petugas", ROLE_OFFICER, w->health, 0);
	w->roads_officer = world_person(w, "petugas-pu", ROLE_OFFICER, w->roads, 0);
	w->inspector = world_person(w, "pemeriksa", ROLE_INSPECTOR, w->inspectorate, w->chief);
	w->bureau_inspector =
		world_person(w, "pemeriksa-organisasi", ROLE_INSPECTOR, w->bureau, w->leader);
	w->campus_inspector =
		world_person(w, "pemeriksa-kampus", ROLE_INSPECTOR, w->campus, w->leader);
}

Id world_recommendation(World *w, int64_t number, const char *text)
{
	Actor by = acting(w->coordinator, w->bureau, DAY_ONE);
	return recommendation_add(w->db,
				  &(Recommendation){ .evaluation = w->evaluation,
						     .number = number,
						     .text = str_of(text) },
				  &by);
}

int world_begin(void **state)
{
	Arena *arena = arena_new();
	World *w = NEW(arena, World);
	*w = (World){ .arena = arena, .db = test_db(arena) };
	*state = w;
	db_set_arena(w->db, arena);
	db_begin_write(w->db);
	world_agencies(w);
	world_persons(w);
	Actor by = by_command();
	w->instrument = instrument_add(w->db,
				       &(Instrument){ .code = S("rb-2024"),
						      .kind = S("rb"),
						      .year = 2024,
						      .name = S("Reformasi birokrasi"),
						      .name_en = S("Bureaucratic reform"),
						      .source = S("contoh") },
				       &by);
	w->evaluation = evaluation_add(w->db,
				       &(Evaluation){ .instrument = w->instrument,
						      .kind = S("rb"),
						      .year = 2025,
						      .agency_name = S("Kabupaten Contoh"),
						      .letter_number = S("B/1/2026"),
						      .letter_day = on("2026-02-20") },
				       &by);
	w->recommendation = world_recommendation(w, 7, "Perbaiki penanganan pengaduan");
	assert_true(w->recommendation);
	return 0;
}

int world_end(void **state)
{
	World *w = *state;
	db_rollback(w->db);
	test_db_end(w->db);
	arena_free(w->arena);
	return 0;
}

int world_test_begin(void **state)
{
	World *w = *state;
	db_savepoint(w->db);
	return 0;
}

int world_test_end(void **state)
{
	World *w = *state;
	test_db_fine(w->db);
	db_rollback_savepoint(w->db);
	return 0;
}

void accept_recommendation(World *w, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	FormalResponse response = { .recommendation = w->recommendation,
				    .kind = RESPONSE_ACCEPTED,
				    .signer = S("Sekretaris Daerah"),
				    .signed_on = on(day) };
	const FormalResponse *newest = response_newest(w->db, w->recommendation);
	assert_true(response_add(w->db, &response, newest ? newest->id : 0, &by));
}

Id add_action(World *w, Id lead, Id contributor, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	return action_add(w->db,
			  &(ActionDraft){
				  .action = { .plan_year = 2026,
					      .title = S("Loket pengaduan satu pintu"),
					      .lead = lead,
					      .starts = on("2026-03-02"),
					      .due = on("2026-11-30") },
				  .contributors = { &contributor, contributor ? 1 : 0, 1 },
				  .recommendation = w->recommendation,
			  },
			  &by);
}

bool withdraw(World *w, Id action, int64_t version, const Actor *by)
{
	Action wanted = { .id = action, .withdrawn_reason = S("Digabung."), .version = version };
	return action_withdraw(w->db, &wanted, by);
}

Id add_milestone(World *w, Id action, Id owner, const char *due, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	return milestone_add(w->db,
			     &(Milestone){ .action = action,
					   .owner = owner,
					   .title = S("Loket dibuka"),
					   .proof = S("catatan sistem"),
					   .due = on(due) },
			     &by);
}

Str keep_file(World *w, Str bytes, Actor by)
{
	Digest digest = digest_sha256(bytes);
	Str sha256 = digest_hex(w->arena, &digest);
	File file = { .sha256 = sha256, .size_bytes = (int64_t)bytes.length, .kind = S("pdf") };
	file_chunk_keep(w->db, &(FileChunk){ .sha256 = sha256, .bytes = bytes }, by.now);
	assert_true(file_add(w->db, &file, &by));
	return sha256;
}

Id add_evidence(World *w, Id milestone, Rank rank, Actor by)
{
	Str sha256 = keep_file(w, S("Catatan loket."), by);
	return evidence_add(w->db,
			    &(Evidence){ .milestone = milestone,
					 .title = S("Catatan loket"),
					 .file_sha256 = sha256,
					 .file_name = S("loket.pdf"),
					 .rank = rank,
					 .effective_on = on("2026-02-27") },
			    &by);
}

static int64_t evidence_version(World *w, Id evidence)
{
	const Evidence *found = evidence_find(w->db, evidence);
	return found ? found->version : 0;
}

VerdictResult judge(World *w, Id evidence, VerdictKind kind, Id person, const char *day)
{
	Actor by = acting(person, 0, day);
	Id id;
	return verdict_add(
		w->db,
		&(Verdict){ .evidence = evidence,
			    .evidence_version = evidence_version(w, evidence),
			    .kind = kind,
			    .reason = kind == VERDICT_RETURNED ? REASON_INCOMPLETE : REASON_NONE,
			    .words = kind == VERDICT_RETURNED ? S("Kurang lengkap.") : (Str){ 0 } },
		&id, &by);
}

const State *state_now(World *w)
{
	return recommendation_state(w->db, w->recommendation);
}

void check_state(World *w, Status status, HolderKind kind, Id holder, const char *since)
{
	const State *s = state_now(w);
	assert_non_null(s);
	assert_string_equal(status_word(s->status), status_word(status));
	assert_string_equal(holder_word(s->holder_kind), holder_word(kind));
	assert_int_equal(s->holder, holder);
	assert_int_equal(s->since.number, on(since).number);
}

const JournalEntry *journalled(World *w, const char *kind, Id subject)
{
	JournalEntryList rows = journal_list_of(w->db, kind, subject);
	assert_true(rows.count > 0);
	return &rows.items[rows.count - 1];
}
