import { type PlanRun, travellersByTrade } from '#server/engine/compute-plan.ts'
import { writeXlsx } from '#server/paper/exchange/workbook/write-xlsx.ts'
import { fittedPacket } from '#server/paper/report/fit-pages.ts'
import { drawReport } from '#server/paper/report/draw-report.ts'
import { buildPacket } from '#server/views/packets/build-packet.ts'
import type { Applicant, Packet } from '#server/views/packets/packet.ts'
import type { PacketFormat, PacketKind } from '#shared/report/packets.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { packetSheets } from '#server/paper/packet-sheets.ts'

export type PacketWish = { readonly kind: PacketKind; readonly format: PacketFormat }

type PacketFileRun = {
	readonly plan: PlanFile
	readonly frame: PlanRun
	readonly result: PlanResult
	readonly facts: IssueFacts
	readonly applicant?: Applicant
	/** odds of just this plan; left out where nobody has drawn it: none are drawn for a packet */
	readonly simulation?: SimulationResult
}

const utf8 = new TextEncoder()

const FILE_OF: Readonly<Record<PacketFormat, (packet: Packet) => Promise<Uint8Array>>> = {
	pdf: ({ report }) => drawReport(fittedPacket(report)),
	xlsx: ({ tables, title }) => writeXlsx(packetSheets(tables), { title, names: {} }),
	json: ({ document }) => Promise.resolve(utf8.encode(`${JSON.stringify(document, null, '\t')}\n`)),
}

/** A packet of a finished run as the bytes of a file. */
export async function drawPacket({ kind, format }: PacketWish, { frame, ...run }: PacketFileRun): Promise<Uint8Array> {
	return await FILE_OF[format](buildPacket(kind, { ...run, travellers: travellersByTrade(frame) }))
}
