import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { explainFigure } from '#server/actions/plans/explain-figure.ts'
import { openPlan } from '../p.$project/open-plan.ts'

/** The explanation of one figure as JSON: `?quantity=&scope=&month=`. */
export async function loader(asked: LoaderFunctionArgs) {
	const open = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	const question = {
		quantity: search.get('quantity') ?? '',
		scope: search.get('scope'),
		month: search.get('month'),
	}
	const answer = await answering(() => explainFigure(open, question, asked.context.gone))
	if (answer.ok) return json(answer.explanation)
	return json({ errors: [{ path: answer.field, message: answer.message }] }, { status: 400 })
}
