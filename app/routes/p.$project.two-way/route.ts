import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { getTwoWay } from '#server/actions/scenarios/get-two-way.ts'
import { may } from '#shared/permissions.ts'
import { askedIn } from '#shared/pages/two-way-address.ts'
import { twoWayCsv, type TwoWayView } from '#server/views/scenarios/two-way-view.ts'
import { openPlan } from '../p.$project/open-plan.ts'

// A table is asked for by its own address; an edit elsewhere does not compute it anew.
export function shouldRevalidate() {
	return false
}

export type TwoWayReply =
	| {
			readonly ok: true
			readonly view: TwoWayView
			readonly canTry: boolean
			readonly rev: number
			readonly once: string
	  }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> }

/** The table of two inputs that the address names, for the card once it is shown; with `&as=csv` as a file. */
export async function loader(asked: LoaderFunctionArgs) {
	const heading = await openPlan(asked)
	const search = new URL(asked.request.url).searchParams
	const done = await formAnswer(async () => ({
		ok: true,
		answer: await getTwoWay(heading, askedIn(search), asked.context.gone),
	}))
	if (!done.ok) {
		const problems = { '': (done.errors[''] ?? []).join(' ') }
		return json<TwoWayReply>({ ok: false, problems }, { status: done.status, headers: done.headers })
	}
	const { answer } = done
	if (!answer.ok) return json<TwoWayReply>(answer, { status: 400 })
	if (search.get('as') === 'csv')
		return download({
			fileName: 'two-inputs.csv',
			type: 'text/csv; charset=utf-8',
			body: `\uFEFF${twoWayCsv(answer.view)}`,
		})
	const rest = { canTry: may(heading.role, 'changePlans'), rev: heading.rev, once: crypto.randomUUID() }
	return json<TwoWayReply>({ ...answer, ...rest })
}
