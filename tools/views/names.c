/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool listed(const char *name, const char *const *names)
{
	for (; *names; names++) {
		if (strcasecmp(name, *names) == 0)
			return true;
	}
	return false;
}

#define LISTED(name, ...) listed(name, (const char *const[]){ __VA_ARGS__, NULL })

bool element_is_void(const char *name)
{
	return LISTED(name, "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
		      "meta", "source", "track", "wbr");
}

bool element_is_inline(const char *name)
{
	return LISTED(name, "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del",
		      "dfn", "em", "i", "img", "input", "ins", "kbd", "mark", "output", "q", "s",
		      "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr");
}

bool element_is_leaf_block(const char *name)
{
	return LISTED(name, "blockquote", "button", "caption", "dd", "desc", "dt", "figcaption",
		      "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "li", "option", "p",
		      "summary", "td", "text", "th", "title", "tspan");
}

bool element_is_text_only(const char *name)
{
	return LISTED(name, "textarea", "title");
}

const char *element_refusal(const char *name)
{
	if (strcasecmp(name, "style") == 0)
		return "the content security policy forbids <style>: write it in assets/nyata.css";
	if (LISTED(name, "iframe", "object", "embed", "applet", "frame", "frameset"))
		return "the content security policy forbids frames and plug-ins";
	if (strcasecmp(name, "base") == 0)
		return "<base> would change the address of every link on the page";
	if (LISTED(name, "animate", "animatemotion", "animatetransform", "set"))
		return "an SVG animation can change the address of a link: draw what stands still";
	if (LISTED(name, "xmp", "plaintext", "noembed", "noframes", "listing"))
		return "this element changes how HTML is read: use <pre>";
	return NULL;
}

bool attribute_is_boolean(const char *name)
{
	return LISTED(name, "async", "autofocus", "checked", "defer", "disabled", "formnovalidate",
		      "hidden", "multiple", "novalidate", "open", "readonly", "required",
		      "reversed", "selected");
}

bool attribute_is_url(const char *name)
{
	return LISTED(name, "action", "cite", "formaction", "href", "poster", "src", "xlink:href");
}

bool attribute_is_page_url(const char *name)
{
	return LISTED(name, "action", "formaction", "href");
}

bool attribute_is_message(const char *name)
{
	return LISTED(name, "alt", "aria-description", "aria-label", "placeholder", "title");
}

const char *attribute_refusal(const char *name)
{
	if (strncasecmp(name, "on", 2) == 0)
		return "the content security policy forbids on… attributes: nyata.js listens";
	if (strcasecmp(name, "style") == 0)
		return "the content security policy forbids style=: use a class of nyata.css";
	if (strcasecmp(name, "srcdoc") == 0)
		return "srcdoc= holds a page within a page, which nothing escapes";
	if (LISTED(name, "srcset", "ping", "imagesrcset"))
		return "this attribute holds a list of addresses, which nothing checks";
	return NULL;
}
