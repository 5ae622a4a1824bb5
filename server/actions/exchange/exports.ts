import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { ScheduleFormat } from '#server/paper/exchange/schedule/lay-out-schedule.ts'
import { knownOdds } from '#server/actions/simulations/simulations.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { PACKET_TYPES, type PacketFormat, type PacketKind } from '#shared/report/packets.ts'
import { factsOfPrint, tooManyCells } from '#server/actions/reports/print-report.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { fileNameOf } from '../plans/plan-file.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf, getHeading } from '../plans/plan-heading.ts'
import { notFound } from '#server/access/app-error.ts'

/**
 * A list of the plan or a table of its results as CSV, and the name to save it under.
 * @throws not_found for strangers, and where there is no such table; rate_limited, unavailable where the engine has too
 * much to do
 */
export async function saveTable(
	actor: Actor,
	ref: PlanRef,
	{ table, signal }: { readonly table: string; readonly signal?: AbortSignal },
): Promise<{ readonly text: string; readonly fileName: string }> {
	const heading = await getHeading(actor, ref)
	const { text, name } = await askEngine('table', { ...askingOf(heading, signal), question: { table } })
	if (text === null) throw notFound('table')
	return { text, fileName: fileNameOf(`${name}-${table}`, '.csv') }
}

/**
 * The plan as a workbook with live formulas, and the name to save it under.
 * @throws not_found for strangers; too_large where it has more figures than a workbook holds; rate_limited, unavailable
 * where the engine has too much to do
 */
export async function exportWorkbook(actor: Actor, ref: PlanRef, signal?: AbortSignal) {
	const heading = await getHeading(actor, ref)
	const { project, scenario } = heading
	const about = {
		...{ project: project.name, scenario: scenario.label, madeAt: new Date().toISOString().slice(0, 10) },
		savedFrom: { scenarioId: scenario.id, rev: heading.rev },
	}
	const drawn = await askEngine('workbook', { ...askingOf(heading, signal), question: { about } })
	if (!drawn.ok) throw tooManyCells(drawn)
	return { xlsx: drawn.xlsx, fileName: fileNameOf(`${drawn.name}-${scenario.label}`, '.xlsx') }
}

const SCHEDULE_TYPES = { xml: 'application/xml; charset=utf-8', xer: 'application/octet-stream' } as const

/**
 * The planned dates with their logic as MS Project XML or Primavera XER, and the name to save them under.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function exportSchedule(
	actor: Actor,
	ref: PlanRef,
	{ format, signal }: { readonly format: ScheduleFormat; readonly signal: AbortSignal },
) {
	const heading = await getHeading(actor, ref)
	const { body, name } = await askEngine('scheduleFile', { ...askingOf(heading, signal), question: { format } })
	return { body, type: SCHEDULE_TYPES[format], fileName: fileNameOf(name, `-schedule.${format}`) }
}

type ExportPacketParams = {
	readonly kind: PacketKind
	readonly format: PacketFormat
	readonly paper?: 'a4' | 'letter'
	readonly signal?: AbortSignal | undefined
}

/**
 * A packet of the plan as it stands, its type, and the name to save it under.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function exportPacket(
	actor: Actor,
	ref: PlanRef,
	{ kind, format, paper = 'a4', signal }: ExportPacketParams,
) {
	const heading = await getHeading(actor, ref)
	const facts = factsOfPrint(actor, heading, { ...PLAIN_SETTINGS, paper })
	// Who reads by a link is told nobody's name, and is nobody's contact.
	const contact = heading.guest ? null : `${actor.name}, ${actor.email}`
	const applicant = { organisation: heading.guest ? null : heading.project.teamName, contact }
	const simulation = knownOdds(heading, USUAL_SETTINGS)
	const question = { wish: { kind, format }, facts, applicant, simulation }
	// Who asks for it while it is being made for them gets that one.
	const joinAs = [actor.userId, kind, format, paper, simulation?.draws ?? 0].join(' ')
	const { file, planName } = await askEngine('packet', { ...askingOf(heading, signal), question, joinAs })
	const day = facts.generatedAt.slice(0, 10)
	return { body: file, type: PACKET_TYPES[format], fileName: fileNameOf(`${planName}-${kind}-${day}`, `.${format}`) }
}
