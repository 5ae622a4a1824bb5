import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { getMoves } from '#server/actions/plans/get-moves.ts'
import { openPlan } from '../p.$project/open-plan.ts'

// The drawer asks for it once per figure and edit; nothing else does.
export function shouldRevalidate() {
	return false
}

/** The inputs that move a figure most as JSON, for the drawer once it is open: `?why=&scope=&month=`. */
export async function loader(asked: LoaderFunctionArgs) {
	const open = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	const question = { quantity: search.get('why') ?? '', scope: search.get('scope'), month: search.get('month') }
	const view = await answering(() => getMoves(open, question, asked.context.gone))
	return json({ view })
}
