import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { leadsTo } from '#shared/pages/old-addresses.ts'

/** Addresses are promises: one that a page of a plan had once leads to where its figures stand now. */
export async function loader({ request, params: { project = '', old = '' } }: LoaderFunctionArgs) {
	const to = leadsTo(old, new URL(request.url).searchParams)
	if (to === null) return await answering(() => Promise.reject(notFound('page')))
	const below = to === '' || to.startsWith('?') ? to : `/${to}`
	return redirect(`/p/${encodeURIComponent(project)}${below}`, 301)
}

export default function Old() {
	return null
}
