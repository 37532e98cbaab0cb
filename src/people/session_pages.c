/* SPDX-License-Identifier: Apache-2.0 */
#include "people/session_pages.h"

#include "base/digest.h"
#include "people/device.h"
#include "people/mail_pages.h"
#include "people/password.h"
#include "people/session_view.h"
#include "people/sign_in.h"
#include "web/address.h"
#include "web/form.h"
#include "web/header.h"

#define ACCOUNT_MOST 40

/* Nobody's password: an account that does not exist takes as long to answer as one that does. */
static const char nobodys_hash[] = "$argon2id$v=19$m=19456,t=2,p=1$uM1gIYRow61uWk4dp3pArQ$"
				   "DgYApqPpJz0yZhtG+puygDoDG4eRa/2CzqhmVm14tjc";

/* What session_prepare() found out. */
typedef struct SignIn {
	SignInTry attempt;
	Id person; /* whose password it is; 0: nobody's */
	Str hash;  /* that it was compared with */
	int wait_seconds;
	bool matches;
} SignIn;

static void compare_password(Request *rq, SignIn *sign_in, Str password);
static Response refuse_wait(Request *rq, int wait_seconds);
static bool still_holds(Request *rq, const SignIn *sign_in);

static const Actor *actor_of(Request *rq, Id person)
{
	Actor *by = NEW(rq->arena, Actor);
	*by = (Actor){
		.person = person,
		.source = BY_PAGE,
		.request = rq->request_id,
		.now = rq->now,
		.today = rq->today,
	};
	return by;
}

static Str session_text(Request *rq, Id session)
{
	return str_print(rq->arena, "%lld", (long long)session);
}

/* Who signs out twice holds a form of a session that has ended: it is still known by its cookie, so
 * that the form's token is checked as ever, and does nothing but lead on. */
static void attach_ended(Request *rq, Str token)
{
	bool signs_out = rq->method == POST && str_equal_c(rq->path, "/keluar");
	Id ended = signs_out ? session_find_ended(rq->db, token) : 0;
	if (ended)
		rq->viewer.session = session_text(rq, ended);
}

void session_attach(Request *rq, Str token)
{
	rq->by = actor_of(rq, 0);
	const Session *session = session_find(rq->db, token, rq->now);
	const Person *person = session ? person_find(rq->db, session->person, rq->today) : NULL;
	if (!person) {
		attach_ended(rq, token);
		return;
	}
	rq->person = person;
	rq->by = actor_of(rq, person->id);
	rq->viewer = (Viewer){
		.name = person->name,
		.office = person->office,
		.session = session_text(rq, session->id),
		.roles = person_role_bits(person),
	};
}

Id session_of(const Request *rq)
{
	int64_t id = 0;
	return rq->person && str_integer(rq->viewer.session, &id) ? id : 0;
}

Str session_next(const Request *rq)
{
	Str path = rq->method == POST ? form_line(rq, "lanjut") : query_text(rq, "lanjut");
	bool leads_nowhere = str_starts(path, S("/masuk")) || str_starts(path, S("/keluar"));
	return path.length && address_is_local(path) && !leads_nowhere ? path : S("/tugas");
}

Response session_new(Request *rq)
{
	if (rq->person)
		return redirect(rq, "%.*s", STR_ARGS(session_next(rq)));
	return page(rq, sign_in_view(rq));
}

/* Who tries, and whether on a device that this account knows. Names that nobody has are asked for
 * like any other. */
static SignInTry attempt_of(Request *rq, Str account)
{
	const Person *person = person_find_account(rq->db, account, rq->today);
	return (SignInTry){
		.arena = rq->arena,
		.account = account,
		.address = rq->remote_address,
		.device = device_of(rq->arena, rq->site->form_secret, rq->device,
				    person ? person->id : 0),
		.now = rq->now,
	};
}

/* Runs in HEAVY. What fails is counted here, while the hashing still holds its place, so that
 * guesses sent side by side do not all slip past the wait. */
void session_prepare(Request *rq)
{
	Str account = form_text(rq, "account", ACCOUNT_MOST);
	Str password = form_secret(rq, "password", 1, PASSWORD_MOST);
	SignIn *sign_in = NEW(rq->arena, SignIn);
	rq->prepared = sign_in;
	sign_in->attempt = attempt_of(rq, account);
	sign_in->wait_seconds = sign_in_wait(&sign_in->attempt);
	if (form_invalid(rq) || sign_in->wait_seconds > 0)
		return;

	hashing_begin();
	sign_in->wait_seconds = sign_in_wait(&sign_in->attempt);
	if (sign_in->wait_seconds == 0)
		compare_password(rq, sign_in, password);
	hashing_end();
}

static void compare_password(Request *rq, SignIn *sign_in, Str password)
{
	const Person *person = person_find_account(rq->db, sign_in->attempt.account, rq->today);
	Str hash = person ? person_password_hash(rq->db, person->id) : (Str){ 0 };
	bool has_password = hash.length > 0 && !person->is_blocked;
	bool matches = password_matches(has_password ? hash : str_of(nobodys_hash), password);
	sign_in->person = person ? person->id : 0;
	sign_in->hash = hash;
	sign_in->matches = matches && has_password;
	if (!sign_in->matches)
		sign_in_failed(&sign_in->attempt);
}

/* POST /masuk */
Response session_create(Request *rq)
{
	const SignIn *sign_in = rq->prepared;
	form_text(rq, "account", ACCOUNT_MOST);
	form_secret(rq, "password", 1, PASSWORD_MOST);
	if (form_invalid(rq) || !sign_in)
		return invalid(rq, sign_in_view(rq));
	if (sign_in->wait_seconds > 0)
		return refuse_wait(rq, sign_in->wait_seconds);
	if (!still_holds(rq, sign_in)) {
		rq->refused_deed = S("sign_in");
		rq->refused_about = str_print(rq->arena, "person %lld", (long long)sign_in->person);
		form_fault(rq, "account",
			   T(rq,
			     "Akun atau kata sandi ini tidak cocok. Periksa keduanya, lalu coba "
			     "lagi. Lupa? Minta kata sandi baru di bawah."));
		return invalid(rq, sign_in_view(rq));
	}
	sign_in_succeeded(&sign_in->attempt);
	const Person *person = person_find(rq->db, sign_in->person, rq->today);
	if (!person)
		return not_found(rq);
	return session_begin(rq, &(SessionStart){ person, session_next(rq), true });
}

/* The person may have been blocked, or the password changed, since it was compared. */
static bool still_holds(Request *rq, const SignIn *sign_in)
{
	if (!sign_in->matches)
		return false;
	const Person *person = person_find(rq->db, sign_in->person, rq->today);
	return person && !person->is_blocked &&
	       str_equal(person_password_hash(rq->db, person->id), sign_in->hash);
}

static Response refuse_wait(Request *rq, int wait_seconds)
{
	form_fault(rq, "account",
		   TF(rq,
		      "Terlalu banyak percobaan yang gagal. Tunggu {n} detik, lalu coba lagi, atau "
		      "minta kata sandi baru di bawah.",
		      HOLE_N("n", wait_seconds)));
	Response answer = page_with_status(rq, 429, sign_in_view(rq));
	answer.retry_after = wait_seconds;
	return answer;
}

Str session_device_words(const Request *rq, Str kind)
{
	Str system = kind, browser = str_cut(&system, '/');
	if (!browser.length || !system.length)
		return browser.length ? browser : system;
	return TF(rq, "{browser} di {system}", HOLE("browser", browser), HOLE("system", system));
}

/* Of a first sign-in, and of a browser that the account knows, nobody needs to be told. */
static void tell_new_device(Request *rq, const Person *person, const Session *session)
{
	bool is_known =
		device_of(rq->arena, rq->site->form_secret, rq->device, person->id).length > 0;
	if (is_known)
		return;
	SeenFrom from = { session_device_words(rq, session->device), session->network };
	mail_new_session(rq, person, from);
}

Response session_begin(Request *rq, const SessionStart *start)
{
	const Actor *by = actor_of(rq, start->person->id);
	Id before = session_of(rq);
	if (before)
		session_end(rq->db, before, rq->by);
	Session session = { .person = start->person->id,
			    .device = device_kind(rq->arena, rq->user_agent),
			    .network = device_network(rq->arena, rq->remote_address) };
	if (start->tells_new_device)
		tell_new_device(rq, start->person, &session);
	Str token = session_add_from(rq->db, &session, by);
	Response answer = redirect(rq, "%.*s", STR_ARGS(start->path));
	answer.set_cookie = cookie_line(rq->arena, rq->site, token);
	answer.device_cookie = device_cookie_line(
		rq->arena, rq->site,
		device_cookie(rq->arena, rq->site->form_secret, rq->device, start->person->id));
	return answer;
}

/* POST /keluar */
Response session_remove(Request *rq)
{
	Id session = session_of(rq);
	if (session)
		session_end(rq->db, session, rq->by);
	Response answer = redirect(rq, "/");
	answer.set_cookie = cookie_line(rq->arena, rq->site, (Str){ 0 });
	return answer;
}
