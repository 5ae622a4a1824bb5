import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { tryDates } from '#server/actions/plans/answers.ts'
import { DATED_LISTS } from '#shared/charts/gantt-model.ts'
import type { TrialReply } from '#shared/pages/trial.ts'
import { planRef } from '../p.$project/open-plan.ts'
import { sentCells } from '../p.$project/sent-cells.ts'

const askedSchema = z.object({ list: z.enum(DATED_LISTS), ref: z.string(), cells: sentCells })

/** What moved dates would come to, as JSON, while a bar is on its way: nothing is written. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const parsed = askedSchema.safeParse(Object.fromEntries(new URL(asked.request.url).searchParams))
	if (!parsed.success)
		return json<TrialReply>({ ok: false, text: 'These dates are not in this plan.' }, { status: 400 })
	const { gone: signal } = asked.context
	return json<TrialReply>(await answering(() => tryDates(actor, planRef(asked), { ...parsed.data, signal })))
}
