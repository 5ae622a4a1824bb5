import { z } from 'zod'
import { exportPacket } from '#server/actions/exchange/export-packet.ts'
import { download } from '#server/http/download.ts'
import { PACKET_FORMATS, PACKET_TYPES, type PacketFormat, PACKETS } from '#shared/report/packets.ts'
import { operation } from '../operation.ts'
import { projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { packetSchema } from '../schemas.ts'

const packet = z.enum(PACKETS.map(({ id }) => id)).describe('Which packet.')
const AS: Readonly<Record<PacketFormat, { readonly id: string; readonly summary: string }>> = {
	json: { id: 'getPacket', summary: 'Read a packet for a utility or a training director as a document.' },
	pdf: { id: 'getPacketPdf', summary: 'Read the same packet as PDF.' },
	xlsx: { id: 'getPacketWorkbook', summary: 'Read the same packet as a workbook.' },
}

/** Papers for one reader each, of the plan as it stands. */
export const packetOperations = PACKET_FORMATS.map((format) =>
	operation({
		tag: 'Reports',
		method: 'GET',
		needs: 'read',
		path: `/projects/{project}/packets/{packet}.${format}`,
		params: projectParams.extend({ packet }),
		query: scenarioQuery,
		...AS[format],
		answers: {
			200: {
				says: 'The packet.',
				...(format === 'json' ? { schema: packetSchema } : { file: PACKET_TYPES[format] }),
			},
		},
		handle: async (call) => {
			const asked = { kind: call.params.packet, format, signal: call.gone }
			return download(await exportPacket(call.actor, refOf(call), asked))
		},
	}),
)
