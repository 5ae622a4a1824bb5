import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { isRecord } from '#shared/is-record.ts'
import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { type FieldFacts, type UsualFrom } from '#shared/fields/field.ts'
import { belongs } from '#shared/fields/kinds.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { gridFacts, showNumber } from '#shared/grid/grid-facts.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf, typedAmount } from '#shared/units/money.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { choicesFor } from './grid-choices.ts'

type UsualFigureItem = Readonly<Record<string, unknown>>
type UsualFigureAsk = { readonly list: GridList; readonly field: string; readonly item: UsualFigureItem }

/** Rows of the tables that fields name, by their ids. */
const rowsOf = keptBy((catalogue: ReturnType<typeof catalogueFor>) => {
	const tables = {
		powerContractTypes: catalogue.powerContractTypes,
		chips: catalogue.chips,
		archetypes: catalogue.archetypes,
	}
	return new Map(Object.entries(tables).map(([name, rows]) => [name, new Map(rows.map((row) => [row.id, row]))]))
})

/** The figure of a cell of the catalogue; of a range its best. */
function figureIn(cell: unknown): number | null {
	const figure = isRecord(cell) ? (cell['best'] ?? cell['mid']) : cell
	return typeof figure === 'number' ? figure : null
}

function ofRow(
	plan: PlanFile,
	{ list, item }: UsualFigureAsk,
	from: Extract<UsualFrom, { row: string }>,
): number | null {
	const { reference } = gridFacts(list, from.row)
	const named = item[from.row]
	const row =
		typeof named === 'string'
			? rowsOf(catalogueFor(plan))
					.get(reference ?? '')
					?.get(named)
			: undefined
	if (row === undefined) return null
	const cells: UsualFigureItem = { ...row }
	if (!belongs({ meantFor: from.only ?? null }, cells)) return null
	const figure = figureIn(cells[from.column])
	return figure !== null && from.weeks === true ? weeksToWholeMonths(figure) : figure
}

function ofAssumption({ assumptions }: PlanFile, key: string): number | null {
	const stated = assumptions[key]?.value
	if (typeof stated === 'number') return stated
	return isAssumptionKey(key) ? ASSUMPTIONS[key].default : null
}

function ofSite(plan: PlanFile, { item }: UsualFigureAsk, field: string): string | null {
	const site: UsualFigureItem = { ...plan.sites.find(({ id }) => id === item['siteId']) }
	const facts = fieldFacts('sites', field)
	const value = site[field] ?? facts.default
	return choicesFor(plan, facts).find((choice) => choice.value === value)?.label ?? null
}

/** The default of a field that hangs on its item, as a cell shows it; null where nothing of the item says it. */
export function usualFigure(plan: PlanFile, asked: UsualFigureAsk): string | null {
	const facts: FieldFacts = gridFacts(asked.list, asked.field)
	const { usual } = facts
	if (usual === null) return null
	if ('site' in usual) return ofSite(plan, asked, usual.site)
	const figure = 'row' in usual ? ofRow(plan, asked, usual) : ofAssumption(plan, usual.assumption)
	return figure === null ? null : showNumber(typedAmount(figure, facts.unit, moneyOf(plan)), facts)
}
