import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { exportSchedule } from '#server/actions/exchange/exports.ts'
import { planRef } from '../p.$project/open-plan.ts'

/** The planned dates as Primavera XER. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const wish = { format: 'xer', signal: asked.context.gone } as const
	return download(await answering(() => exportSchedule(actor, planRef(asked), wish)))
}
