/* SPDX-License-Identifier: Apache-2.0 */
#include "people/reset_pages.h"

#include "people/mail_pages.h"
#include "people/person_email.h"
#include "people/reset_view.h"
#include "people/throttle.h"
#include "records/setting.h"
#include "web/form.h"

#define NAME_MOST 254
/* Asked for by one network before it waits, of all accounts and of one. */
#define NETWORK_ALLOWED 10
#define ACCOUNT_ALLOWED 3
/* A link that young is not replaced by another, so that nobody takes it from its person by asking
 * again and again. */
#define FRESH_SECONDS (10 * 60)

static int count_try(Request *rq, Str name);
static Response refuse_wait(Request *rq, int wait_seconds);
static void send_links(Request *rq, Str name);
static void journal_asking(Request *rq, Str name);

/* GET /lupa-sandi */
Response reset_new(Request *rq)
{
	return page(rq, reset_new_view(rq));
}

/* POST /lupa-sandi: each way through it commits one journal row and leads to one page. */
Response reset_create(Request *rq)
{
	Str name = form_text(rq, "account", NAME_MOST);
	if (form_invalid(rq))
		return invalid(rq, reset_new_view(rq));
	int wait_seconds = count_try(rq, name);
	if (wait_seconds)
		return refuse_wait(rq, wait_seconds);
	journal_asking(rq, name);
	if (mails_go_out(rq))
		send_links(rq, name);
	return redirect(rq, "/lupa-sandi/terkirim");
}

/* GET /lupa-sandi/terkirim */
Response reset_sent(Request *rq)
{
	return page(rq, reset_sent_view(rq));
}

/* By what was typed, not by who was found: the wait tells nothing about who is there. */
static int count_try(Request *rq, Str name)
{
	Str network = throttle_network(rq->arena, rq->remote_address);
	ThrottleKey of_network = throttle_key("reset from", network, (Str){ 0 });
	ThrottleKey of_both = throttle_key("reset of", name, network);
	int by_network = throttle_wait(of_network, NETWORK_ALLOWED, rq->now);
	int by_both = throttle_wait(of_both, ACCOUNT_ALLOWED, rq->now);
	if (by_network || by_both)
		return by_network > by_both ? by_network : by_both;
	throttle_count(of_network, rq->now);
	throttle_count(of_both, rq->now);
	return 0;
}

static Response refuse_wait(Request *rq, int wait_seconds)
{
	form_fault(rq, "account",
		   TF(rq, "Terlalu banyak permintaan dari sini. Tunggu {n} detik, lalu coba lagi.",
		      HOLE_N("n", wait_seconds)));
	Response answer = page_with_status(rq, 429, reset_new_view(rq));
	answer.retry_after = wait_seconds;
	return answer;
}

static void send_link(Request *rq, const Person *person)
{
	Instant fresh = { rq->now.seconds - FRESH_SECONDS };
	Str address = person_email_for_links(rq->db, person, rq->today);
	if (person->is_blocked || !address.length ||
	    one_time_link_is_fresh(rq->db, person->id, S(LINK_RESETS_PASSWORD), fresh))
		return;
	int64_t hours = setting_integer(rq->db, "link.reset_hours");
	OneTimeLink link = { person->id, S(LINK_RESETS_PASSWORD), hours };
	Str token = one_time_link_add(rq->db, &link, rq->by);
	mail_reset(rq, person, str_print(rq->arena, "/sandi-baru/%" STR_FORMAT, STR_ARGS(token)),
		   hours);
}

/* An account, or the address that one or several of them have. */
static void send_links(Request *rq, Str name)
{
	const Person *person = person_find_account(rq->db, name, rq->today);
	if (person)
		send_link(rq, person);
	PersonList persons = person_list_of_email(rq->db, name, rq->today);
	for (size_t i = 0; i < persons.count; i++)
		send_link(rq, &persons.items[i]);
}

static void journal_asking(Request *rq, Str name)
{
	JsonObject facts = json_object(rq->arena);
	json_text(&facts, "asked", name);
	journal_add(rq->db, rq->by, "ask", "password_reset", 0, NULL, &facts);
}
