import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { exportPlan } from '#server/services/plans/export-plan.ts'
import { planRef } from '../p.$project/open-plan.ts'

/** The plan file, to keep, to send, or to compute from the command line. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { text, fileName } = await answering(() => exportPlan(actor, planRef(asked), asked.context.gone))
	return download({ fileName, type: 'application/json; charset=utf-8', body: text })
}
