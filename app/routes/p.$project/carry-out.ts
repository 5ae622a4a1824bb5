import { z } from 'zod'
import type { Actor } from '#server/access/actor.ts'
import { once } from '#server/http/forms/once.ts'
import type { PageEdit } from '#server/runs/edits/plan-command.ts'
import { editPlan } from '#server/actions/plans/edits.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import { keepAside } from '#server/actions/scenarios/changes.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import { FORM_TABLES } from '#shared/grid/grid-lists.ts'
import { thisMonth } from '#shared/units/months.ts'
import { changedIn, textsIn, withWholeTables } from './changed-texts.ts'
import { OWN_PARTS } from './edit-form.ts'
import { replyToEdit } from './reply-to-edit.ts'

type EditRequest = {
	readonly actor: Actor
	readonly ref: PlanRef
	readonly request: Request
	readonly form: FormData
}
const keptSchema = z.object({ ok: z.literal(true), rev: z.number() })

/** What was typed into a form: all of a new entry, of another what differs from what was shown. */
function typedIn({ intent, list }: PageEdit, form: FormData): Readonly<Record<string, string>> {
	if (intent === 'set' || intent === 'paste') return {}
	const all = textsIn(form, OWN_PARTS)
	return intent === 'add' ? all : withWholeTables(changedIn(form, OWN_PARTS), all, FORM_TABLES[list] ?? [])
}

/** What was typed, for a page that has to show it again. */
export function keptOf(edit: PageEdit, form: FormData) {
	if (edit.intent === 'set') return { cells: edit.cells }
	if (edit.intent === 'paste') return { cells: [] }
	const { quality = '', source = '' } = edit.intent === 'add' || edit.intent === 'save' ? edit : {}
	const seen = edit.intent === 'save' && edit.baseRev !== undefined ? { baseRev: String(edit.baseRev) } : {}
	return { cells: [], typed: { ...typedIn(edit, form), quality, source, ...seen } }
}

/** Whether an entry that somebody has removed is to be there again. */
function bringsBack(edit: PageEdit): boolean {
	if (edit.intent === 'set') return edit.cells.some(({ back }) => back !== undefined)
	return edit.intent === 'save' && edit.back !== undefined
}

/** Carries an edit out on the plan, or says why not and keeps what was typed. */
export async function carryOut(edit: PageEdit, { actor, ref, request, form }: EditRequest): Promise<EditReply> {
	const typed = typedIn(edit, form)
	const command = { command: 'page', edit, typed, today: thisMonth() } as const
	const why = bringsBack(edit) ? 'Restored after removal' : undefined
	const work = async () => replyToEdit(await editPlan(actor, ref, { ...command, why }), keptOf(edit, form))
	if (edit.intent !== 'add' && edit.intent !== 'duplicate' && edit.intent !== 'paste') return await work()
	const { project } = await getScenario(actor, ref, 'changePlans')
	const asked = {
		actor,
		teamId: project.teamId,
		request,
		form,
		...(edit.intent === 'duplicate' && { of: edit.itemId }),
	}
	return await once(asked, { answer: keptSchema, work })
}

/** The same edit, resting on nothing: of a plan that nobody else has. */
function unbased(edit: PageEdit): PageEdit {
	if (edit.intent === 'set') return { ...edit, cells: edit.cells.map(({ id, field, text }) => ({ id, field, text })) }
	return 'baseRev' in edit ? { ...edit, baseRev: undefined, ...(edit.intent === 'save' && { back: undefined }) } : edit
}

const keptAsideSchema = keptSchema.extend({ scenarioId: z.string() })

/** Carries an edit out in a scenario of its own, which is named where it was made: one, however often the form is sent. */
export async function carryAside(
	edit: PageEdit,
	{ actor, ref, request, form }: EditRequest,
): Promise<{ readonly reply: EditReply; readonly scenarioId: string }> {
	const typed = typedIn(edit, form)
	const command = { command: 'page', edit: unbased(edit), typed, today: thisMonth() } as const
	const { project } = await getScenario(actor, ref, 'changePlans')
	const work = async () => {
		const { scenarioId, ...answer } = await keepAside(actor, ref, command)
		return { ...replyToEdit(answer, keptOf(edit, form)), scenarioId }
	}
	const asked = { actor, teamId: project.teamId, request, form, of: 'aside' }
	const { scenarioId, ...reply } = await once(asked, { answer: keptAsideSchema, work })
	return { reply, scenarioId }
}
