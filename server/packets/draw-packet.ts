import { type PlanRun, travellersByTrade } from '#server/engine/compute-plan.ts'
import { writeXlsx } from '#server/exchange/workbook/write-xlsx.ts'
import { fittedPacket } from '#server/report/fit-pages.ts'
import { drawReport } from '#server/report/draw-report.ts'
import { buildPacket } from '#shared/presentation/packets/build-packet.ts'
import type { Applicant, Packet } from '#shared/presentation/packets/packet.ts'
import type { PacketFormat, PacketKind } from '#shared/presentation/packets/packets.ts'
import type { IssueFacts } from '#shared/presentation/report/report-model.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { packetSheets } from './packet-sheets.ts'

export type PacketWish = { readonly kind: PacketKind; readonly format: PacketFormat }

type Run = {
	readonly plan: PlanFile
	readonly frame: PlanRun
	readonly result: PlanResult
	readonly facts: IssueFacts
	readonly applicant?: Applicant
}

const utf8 = new TextEncoder()

const FILE_OF: Readonly<Record<PacketFormat, (packet: Packet) => Promise<Uint8Array>>> = {
	pdf: ({ report }) => drawReport(fittedPacket(report)),
	xlsx: ({ tables, title }) => writeXlsx(packetSheets(tables), { title, names: {} }),
	json: ({ document }) => Promise.resolve(utf8.encode(`${JSON.stringify(document, null, '\t')}\n`)),
}

/** A packet of a finished run as the bytes of a file. */
export async function drawPacket({ kind, format }: PacketWish, { frame, ...run }: Run): Promise<Uint8Array> {
	return await FILE_OF[format](buildPacket(kind, { ...run, travellers: travellersByTrade(frame) }))
}
