import { paperTitle } from './closing-page.ts'
import { largeLoadOf } from './large-load/large-load.ts'
import { largeLoadReport } from './large-load/large-load-report.ts'
import { largeLoadTables } from './large-load/large-load-tables.ts'
import type { Packet, PacketInput } from './packet.ts'
import type { PacketKind } from '#shared/report/packets.ts'
import { trainingOf } from './training/training.ts'
import { trainingReport } from './training/training-report.ts'
import { trainingTables } from './training/training-tables.ts'

const largeLoad = (input: PacketInput): Packet => {
	const document = largeLoadOf(input)
	return {
		document,
		tables: largeLoadTables(document),
		title: paperTitle(input, 'large-load'),
		report: (room) => largeLoadReport(input, { document, room }),
	}
}

const training = (input: PacketInput): Packet => {
	const document = trainingOf(input)
	return {
		document,
		tables: trainingTables(document),
		title: paperTitle(input, 'training'),
		report: (room) => trainingReport(input, { document, room }),
	}
}

const PACKET_OF: Readonly<Record<PacketKind, (input: PacketInput) => Packet>> = { 'large-load': largeLoad, training }

/** The packet of a plan: the same input gives the same document, tables and pages. */
export const buildPacket = (kind: PacketKind, input: PacketInput): Packet => PACKET_OF[kind](input)
