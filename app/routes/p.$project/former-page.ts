import { redirect } from '@remix-run/node'
import { openPlan, type PlanRequest } from './open-plan.ts'

/** Where a page is now; `tab` is what its own tabs are called there, null: the first. */
type FormerPage = { readonly page: string; readonly tab?: (search: URLSearchParams) => string | null }

/** Leads an address that a page had before to where it is now, with its query, whoever may see the plan. */
export const ledTo =
	({ page, tab }: FormerPage) =>
	async (asked: PlanRequest): Promise<Response> => {
		await openPlan(asked)
		const { searchParams: search } = new URL(asked.request.url)
		const now = tab?.(search)
		if (now === null) search.delete('tab')
		else if (now !== undefined) search.set('tab', now)
		const query = search.size === 0 ? '' : `?${search.toString()}`
		return redirect(`/p/${encodeURIComponent(asked.params['project'] ?? '')}/${page}${query}`)
	}
