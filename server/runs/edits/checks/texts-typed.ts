import { findAssumption } from '#shared/fields/assumptions.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import type { FigureFacts } from '#shared/grid/typed/figure-reader.ts'
import { decimalsOf, pastedText } from '#server/views/grid/read-pasted.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import type { PageEdit, PlanCommand } from '../plan-command.ts'

type PageCommand = Extract<PlanCommand, { readonly command: 'page' }>
type TypedForm = Readonly<Record<string, string>>

export type TypedText = {
	readonly field: string
	readonly text: string
	readonly facts: FigureFacts & Pick<FieldFacts, 'label'>
	/** the edit of the plan that its writer looked at; undefined where it is not said */
	readonly baseRev?: number | undefined
}

/** The texts of a command that are read as what the field says, each with the edit that was looked at as it was typed. */
export function textsTyped(command: PlanCommand): readonly TypedText[] {
	if (command.command === 'page') return textsOfPage(command)
	if (command.command === 'prices') return textsOfPrices(command.typed, command.baseRev)
	if (command.command !== 'assumption' || command.entry === null) return []
	const facts = findAssumption(command.key)
	if (facts === null || facts.unit === null) return []
	return [{ field: 'value', text: command.entry.text, facts: { ...facts, kind: 'number' }, baseRev: command.baseRev }]
}

function textsOfPage({ edit, typed }: PageCommand): readonly TypedText[] {
	return cellsOf(edit, typed).flatMap(({ field, ...cell }) => {
		const facts = findGridFacts(edit.list, field.replaceAll(/\.\d+(?=\.)/g, ''))
		return facts === null ? [] : [{ field, facts, ...cell }]
	})
}

function cellsOf(edit: PageEdit, typed: TypedForm): readonly Omit<TypedText, 'facts'>[] {
	if (edit.intent === 'set') return edit.cells
	if (edit.intent === 'add' || edit.intent === 'save')
		return Object.entries(typed).map(([field, text]) => ({ field, text, baseRev: edit.baseRev }))
	if (edit.intent !== 'paste') return []
	const { list, fields, rows, pricesIn, baseRev, decimals = decimalsOf(list, edit) } = edit
	return rows.flatMap(({ texts }) =>
		fields.map((field, at) => {
			const text = pastedText(list, { field, text: texts[at] ?? '', pricesIn, decimals: decimals[at] })
			return { field, text, baseRev }
		}),
	)
}

function textsOfPrices(typed: TypedForm, baseRev: number | undefined): readonly TypedText[] {
	return Object.entries(typed).flatMap(([name, text]) => {
		const [list = '', , field = ''] = name.split('/')
		const kind = ITEM_KINDS.find((known) => known === list)
		const facts = kind === undefined ? findFieldFacts('plan', name) : findFieldFacts(kind, field)
		return facts === null ? [] : [{ field: name, text, facts, baseRev }]
	})
}
