import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { restsFor } from '../p.$project/explanation.ts'
import { openPlan } from '../p.$project/open-plan.ts'

// The drawer asks for it once per figure and edit; nothing else does.
export function shouldRevalidate() {
	return false
}

/** The guesses and overrides behind a figure as JSON, for the drawer once it is open: `?why=&scope=&month=&change=`. */
export async function loader(asked: LoaderFunctionArgs) {
	const open = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	const rests = await answering(() => restsFor(open, { search, signal: asked.context.gone }))
	return json({ rests })
}
