import { drawPacket, type PacketWish } from '#server/runs/files/packet-file.ts'
import { snapshotHash } from '#server/paper/report/snapshot-hash.ts'
import type { Applicant } from '#server/views/packets/packet.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { KeptRun } from '../kept-runs.ts'

type PacketFileParams = {
	readonly wish: PacketWish
	readonly facts: Omit<IssueFacts, 'snapshotHash'>
	readonly applicant?: Applicant
}

/** A packet of a plan as it stands. */
export async function packetFile({ plan, written, frame, result }: KeptRun, { wish, facts, ...who }: PacketFileParams) {
	const run = { plan, frame, result: result(), facts: { ...facts, snapshotHash: snapshotHash(written) }, ...who }
	return { file: new Uint8Array(await drawPacket(wish, run)), planName: plan.name }
}
