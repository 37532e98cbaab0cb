/* SPDX-License-Identifier: Apache-2.0 */
/* The HTTP server: libmicrohttpd behind the gate, the lanes, and a clean stop. */
#ifndef NYATA_SERVER_H
#define NYATA_SERVER_H

#include "web/route.h"

/* Serves until SIGTERM or SIGINT, finishes what runs, and gives the exit code. says where it
 * listens on standard output: "Nyata: http://127.0.0.1:8080/". */
int server_run(const App *app);

#endif
