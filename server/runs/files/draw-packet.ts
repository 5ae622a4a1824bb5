import { drawPacket, type PacketWish } from '#server/runs/files/packet-file.ts'
import { snapshotHash } from '#server/paper/report/snapshot-hash.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { Applicant } from '#server/views/packets/packet.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { KeptRun } from '../kept-runs.ts'

type PacketFileParams = {
	readonly wish: PacketWish
	readonly facts: Omit<IssueFacts, 'snapshotHash'>
	readonly applicant?: Applicant
	/** the odds that were drawn of just this plan before; null: none were */
	readonly simulation: SimulationResult | null
}

/** A packet of a plan as it stands. */
export async function packetFile(
	{ plan, written, frame, result }: KeptRun,
	{ wish, facts, simulation, ...who }: PacketFileParams,
) {
	const odds = simulation === null ? {} : { simulation }
	const run = {
		plan,
		frame,
		result: result(),
		facts: { ...facts, snapshotHash: snapshotHash(written) },
		...who,
		...odds,
	}
	return { file: new Uint8Array(await drawPacket(wish, run)), planName: plan.name }
}
