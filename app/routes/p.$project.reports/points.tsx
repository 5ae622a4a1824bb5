import { Link } from '@remix-run/react'
import { isComment, KIND_NAMES, type ReportPoint } from '#shared/report/report-point.ts'
import { railPageAt } from '#app/components/shell/rail-pages.ts'
import { ALL_TALK } from '#shared/together/talk.ts'

export type Place = { readonly projectId: string; readonly search: string }

/** A page of the plan, which may say its tab, in the scenario that is open. */
function placeAt({ projectId, search }: Place, page: string): string {
	const [path = '', own = ''] = page.split('?')
	const query = new URLSearchParams([...new URLSearchParams(search), ...new URLSearchParams(own)]).toString()
	return `/p/${projectId}${path === '' ? '' : `/${path}`}${query === '' ? '' : `?${query}`}`
}

/** Where a point is closed, by its name. */
function PointLink({ point, projectId, search }: Place & { point: Pick<ReportPoint, 'id' | 'page' | 'text'> }) {
	const comments = `?${new URLSearchParams([...new URLSearchParams(search), ['talk', ALL_TALK]]).toString()}`
	const [to, label] = isComment(point)
		? [`/p/${projectId}${comments}`, 'Open comments']
		: [
				placeAt({ projectId, search }, point.page),
				`Open ${railPageAt(point.page.split('?')[0] ?? '')?.name ?? 'its page'}`,
			]
	return (
		<Link className="inline-flex min-h-6 items-center underline" to={to} aria-label={`${label}: ${point.text}`}>
			{label}
		</Link>
	)
}

/** What kind a point is, what closes it, and the way there. */
export function PointNote({ point, ...place }: Place & { point: Omit<ReportPoint, 'accepted'> }) {
	return (
		<p className="list-row-note">
			{KIND_NAMES[point.kind]}. {point.mend} <PointLink point={point} {...place} />
		</p>
	)
}
