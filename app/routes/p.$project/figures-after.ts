import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ShownFigures } from '#shared/grid/edit-reply.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { loadWholeList } from './layer-loader.ts'
import { openPlan, showPlan } from './open-plan.ts'
import { planLoader } from './plan-loader.ts'

export type Loads = (asked: LoaderFunctionArgs) => Promise<unknown>
type Shown = {
	/** the loader of the page that has sent the edit */
	readonly page: Loads
	/** what all rows of its long list are asked for by: `?list=powerContracts&have=`; empty where it shows none */
	readonly rows: string
	/** the plan as it would be; left out: as it is stored */
	readonly plan?: PlanHeading
}

/** Whoever typed is told by then that it is kept. */
const WITHIN_MS = 3000

/**
 * What the page that has sent an edit shows after it, with its frame and its rows, each from the loader that it would be asked
 * of; null where that takes long or fails: the page then asks by itself, and is told why.
 */
export async function figuresAfter(asked: LoaderFunctionArgs, shown: Shown): Promise<ShownFigures | null> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(resolve, WITHIN_MS, null)
	})
	const figures = await Promise.race([loadShown(asked, shown).catch(() => null), late])
	clearTimeout(timer)
	return figures
}

async function loadShown({ request, params, context }: LoaderFunctionArgs, shown: Shown): Promise<ShownFigures> {
	const { headers, url } = request
	// Of its own: that of the edit holds what was read of the plan before it.
	const after = { ...context }
	const askedAt = (address: string) => ({ params, context: after, request: new Request(address, { headers }) })
	const { rows, plan } = shown
	// Read once for all of them, so that they show the same edit.
	if (plan === undefined) await openPlan(askedAt(url))
	else showPlan(askedAt(url), plan)
	const [frame, page, list] = await Promise.all([
		planLoader(askedAt(url)),
		shown.page(askedAt(url)),
		rows === '' ? null : loadWholeList(askedAt(new URL(rows, url).href)),
	])
	return { frame, page, ...(list && { list: { asked: rows, list } }) }
}
