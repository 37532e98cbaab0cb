/* SPDX-License-Identifier: Apache-2.0 */
#include "crash.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CLIENTS = 8, EACH = 25, FORMS = CLIENTS * EACH, ROUNDS = 5 };

typedef struct Sender {
	int port, first;
	Str *forms;
	bool *answered;
	atomic_int *count, *ended; /* forms that were answered, senders that have ended */
} Sender;

/* Sends its forms one after the other until the server is gone. */
static void *send_forms(void *by)
{
	Sender *sender = by;
	Arena *arena = arena_new();
	int made = client_connect(sender->port);
	for (int i = 0; i < EACH && made >= 0; i++) {
		int form = sender->first + i;
		if (!client_send(made, sender->forms[form]))
			break;
		Reply reply = client_receive(arena, made, false);
		if (reply.status != 303)
			break;
		sender->answered[form] = true;
		atomic_fetch_add(sender->count, 1);
	}
	close(made);
	arena_free(arena);
	atomic_fetch_add(sender->ended, 1);
	return NULL;
}

static void send_all(int port, Str *forms, bool *answered, atomic_int *count, const Server *victim,
		     int kill_at)
{
	pthread_t threads[CLIENTS];
	Sender senders[CLIENTS];
	atomic_int ended = 0;
	for (int i = 0; i < CLIENTS; i++) {
		senders[i] = (Sender){ .port = port,
				       .first = i * EACH,
				       .forms = forms,
				       .answered = answered,
				       .count = count,
				       .ended = &ended };
		pthread_create(&threads[i], NULL, send_forms, &senders[i]);
	}
	/* Where forms are refused the senders end early. */
	while (victim && atomic_load(count) < kill_at && atomic_load(&ended) < CLIENTS)
		usleep(100);
	if (victim) {
		expect(atomic_load(count) >= kill_at,
		       "enough forms were taken to kill it amid them");
		server_signal(victim, SIGKILL);
	}
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
}

static void check(const Subject *subject, const Server *server, int round, const bool *answered,
		  const bool *again)
{
	int lost = 0, doubled = 0, missing = 0, known = 0;
	for (int i = 0; i < FORMS; i++) {
		int64_t count = subject->count(server, 1 + round * FORMS + i);
		known += answered[i];
		lost += answered[i] && count < 1;
		doubled += count > 1;
		missing += again && count != 1;
	}
	printf("# round %d: %d of %d were answered\n", round + 1, known, FORMS);
	if (!again) {
		expect(lost == 0, "none that was answered before the kill is lost");
		expect(doubled == 0, "none is there twice");
		return;
	}
	expect(doubled == 0 && missing == 0, "after all are sent again each is there once");
}

static Server run_round(Arena *arena, const Subject *subject, Server server, int round)
{
	Str forms[FORMS];
	bool answered[FORMS] = { false }, again[FORMS] = { false };
	atomic_int count = 0;
	for (int i = 0; i < FORMS; i++)
		forms[i] = subject->form(arena, &server, 1 + round * FORMS + i);
	send_all(server.port, forms, answered, &count, &server, 20 + rand() % (FORMS - 60));
	expect(server_wait(&server, 5) == 128 + SIGKILL, "the server was killed amid the forms");
	int64_t begun = now_ms();
	server = server_start_on(arena, subject->program, NULL, server.folder, server.url);
	expect(server.port > 0 && now_ms() - begun < 2000, "it starts again within two seconds");
	check(subject, &server, round, answered, NULL);
	send_all(server.port, forms, again, &count, NULL, 0);
	check(subject, &server, round, again, again);
	return server;
}

int crash(const Subject *subject, unsigned seed)
{
	printf("# seed %u\n", seed);
	srand(seed);
	Arena *arena = arena_new();
	Server server = server_start(arena, subject->program, NULL);
	expect(server.port > 0, "it starts");
	for (int round = 0; round < ROUNDS && server.port > 0; round++)
		server = run_round(arena, subject, server, round);
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
