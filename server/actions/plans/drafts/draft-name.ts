import { createHash, randomUUID } from 'node:crypto'
import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'

type DraftNameParams = { readonly scope: ScenarioScope; readonly rev: number; readonly command: PlanCommand }

/**
 * The name under which an engine keeps what a command would make of a plan. Cells typed into a list have one that tells
 * what they are and of which edit of the plan: what was tried while they were typed is then there when they are kept. All
 * else has a new one.
 */
export function draftName({ scope, rev, command }: DraftNameParams): string {
	if (command.command !== 'page' || command.edit.intent !== 'set') return randomUUID()
	const { list, cells } = command.edit
	if (cells.some(({ back }) => back !== undefined)) return randomUUID()
	const typed = cells.map(({ id, field, text }) => [id, field, text])
	const said = JSON.stringify([scope.teamId, scope.scenarioId, rev, list, typed, command.today])
	return createHash('sha256').update(said).digest('hex')
}
