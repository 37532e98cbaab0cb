/* SPDX-License-Identifier: Apache-2.0 */
/* What every page needs to know of the installation; read from settings by the function that
 * routes.c hands over, kept per thread, read again when the revision has grown. */
#ifndef NYATA_SITE_H
#define NYATA_SITE_H

#include "base/str.h"

typedef struct Site {
	Str regency;	      /* "Kabupaten Lumajang" */
	Str code;	      /* "35.08" */
	int zone_hours;	      /* WIB 7, WITA 8, WIT 9 */
	Str zone_name;	      /* "WIB" */
	bool is_demo;	      /* made by "demo": every page says that its data are samples */
	Str public_url;	      /* without a slash at the end; from the command line */
	bool is_https;	      /* cookies are __Host- and Secure */
	bool clock_is_moved;  /* banner on every page */
	bool is_insecure_lan; /* banner on every page */
	Str form_secret;      /* key of the form tokens */
	Str tracking_secret;
} Site;

#endif
