import { redirect } from '@remix-run/node'

/** Browsers ask for this name wherever a page names no icon, as on a download. */
export function loader() {
	return redirect('/favicon.svg', 301)
}
