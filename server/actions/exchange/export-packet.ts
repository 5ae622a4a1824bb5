import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { PACKET_TYPES, type PacketFormat, type PacketKind } from '#shared/report/packets.ts'
import { factsOfPrint } from '#server/actions/reports/print-report.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { fileNameOf } from '../plans/export-plan.ts'
import type { PlanRef } from '../plans/get-scenario.ts'
import { askingOf, getHeading } from '../plans/plan-heading.ts'

type Asked = {
	readonly kind: PacketKind
	readonly format: PacketFormat
	readonly paper?: 'a4' | 'letter'
	readonly signal?: AbortSignal | undefined
}

/**
 * A packet of the plan as it stands, its type, and the name to save it under.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function exportPacket(actor: Actor, ref: PlanRef, { kind, format, paper = 'a4', signal }: Asked) {
	const heading = await getHeading(actor, ref)
	const facts = factsOfPrint(actor, heading, { ...PLAIN_SETTINGS, paper })
	// Who reads by a link is told nobody's name, and is nobody's contact.
	const contact = heading.guest ? null : `${actor.name}, ${actor.email}`
	const applicant = { organisation: heading.guest ? null : heading.project.teamName, contact }
	const question = { wish: { kind, format }, facts, applicant }
	// Who asks for it while it is being made for them gets that one.
	const joinAs = [actor.userId, kind, format, paper].join(' ')
	const { file, planName } = await askEngine('packet', { ...askingOf(heading, signal), question, joinAs })
	const day = facts.generatedAt.slice(0, 10)
	return { body: file, type: PACKET_TYPES[format], fileName: fileNameOf(`${planName}-${kind}-${day}`, `.${format}`) }
}
