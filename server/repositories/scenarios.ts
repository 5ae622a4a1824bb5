import { db } from '#server/db/transaction.ts'
import type { JsonRecord, ScenarioScope } from './plan-documents.ts'
import type { TeamScope } from './teams.ts'

export type ScenarioRow = { id: string; projectId: string; label: string; baseline: boolean; rev: number }
export type PlanHead = {
	name: string
	description: string | null
	startMonth: string
	horizonMonths: number
	asOfMonth: string | null
	currency: string | null
	usdPerCurrencyUnit: number | null
	notes: JsonRecord
	catalogue: JsonRecord
}

const columns = { id: true, projectId: true, label: true, baseline: true, rev: true } as const

/** Adds a scenario with the head of its plan. */
export async function createScenario(
	scope: ScenarioScope,
	scenario: { projectId: string; label: string; baseline: boolean; position: number; head: PlanHead },
): Promise<void> {
	const { head, ...rest } = scenario
	await db().scenario.create({
		data: { teamId: scope.teamId, id: scope.scenarioId, ...rest, ...head, rev: 1 },
		select: { id: true },
	})
}

/** A project's scenarios, the baseline first. */
export async function listScenarios(scope: TeamScope, projectId: string): Promise<ScenarioRow[]> {
	return await db().scenario.findMany({
		where: { teamId: scope.teamId, projectId },
		select: columns,
		orderBy: [{ baseline: 'desc' }, { position: 'asc' }],
	})
}

/** The named scenario of a project, or its baseline; null when there is none. */
export async function findScenario(
	scope: TeamScope,
	projectId: string,
	scenarioId: string | null,
): Promise<ScenarioRow | null> {
	return await db().scenario.findFirst({
		where: { teamId: scope.teamId, projectId, ...(scenarioId === null ? { baseline: true } : { id: scenarioId }) },
		select: columns,
	})
}

/** Writes fields of the plan's head. */
export async function updateHead({ teamId, scenarioId }: ScenarioScope, fields: Partial<PlanHead>): Promise<void> {
	await db().scenario.updateMany({ where: { teamId, id: scenarioId }, data: fields })
}

/** Counts one more edit. */
export async function updateRev({ teamId, scenarioId }: ScenarioScope, rev: number): Promise<void> {
	await db().scenario.updateMany({ where: { teamId, id: scenarioId }, data: { rev } })
}
