/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "fake_clamd.h"

int main(int count, char **arguments)
{
	if (count != 3) {
		fprintf(stderr, "usage: fake_clamd SOCKET scan|hang|drop|refuse|nonsense\n");
		return 2;
	}
	fake_clamd_serve(arguments[1], arguments[2]);
}
