import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { explanationFor } from '../p.$project/explanation.ts'
import { openPlan } from '../p.$project/open-plan.ts'

// Each step of a drawer asks once; nothing else does.
export function shouldRevalidate() {
	return false
}

/** What the drawer shows for `?why=&scope=&month=`, for a step of it that is opened in place. */
export async function loader(asked: LoaderFunctionArgs) {
	const open = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	return json(await answering(() => explanationFor(open, { search, signal: asked.context.gone })))
}
