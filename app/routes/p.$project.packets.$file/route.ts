import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { download } from '#server/http/download.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { exportPacket } from '#server/actions/exchange/export-packet.ts'
import { readPacketName } from '#shared/report/packets.ts'
import { planRef } from '../p.$project/open-plan.ts'

const paperSchema = z.enum(['a4', 'letter']).catch('a4')

/** A paper for one reader: `large-load.pdf`, `training.xlsx`. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { request, params, context } = asked
	const paper = paperSchema.parse(new URL(request.url).searchParams.get('paper'))
	const file = await answering(() => {
		const wish = readPacketName(params['file'] ?? '')
		if (wish === null) throw notFound('packet')
		return exportPacket(actor, planRef(asked), { ...wish, paper, signal: context.gone })
	})
	return download(file)
}
