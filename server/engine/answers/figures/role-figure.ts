import { rowFacts, present } from '../../facts.ts'
import { rolesByMonth } from '../../people/workforce-roles.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { Series } from '#shared/series.ts'
import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import type { DocumentReader } from './document-reader.ts'

const ROOM = 'workforce.operations.byRole.'

const roles = keptBy(rolesByMonth)

/** `workforce.operations.byRole.Shift lead`: people of one title who run the sites. */
export const roleFigure: DocumentReader = (frame, name, { month }) => {
	if (!name.startsWith(ROOM)) return null
	const title = name.slice(ROOM.length)
	const series = roles(frame)[title]
	const at = series && monthOfSeries(frame, series, month)
	if (!at) return null
	const { operationsStaffing } = frame.world.model.catalogue
	return {
		label: `${title}, all sites`,
		symbol: 'N_role',
		unit: 'people',
		scope: 'plan',
		month: at.month,
		value: at.value,
		rule: 'pO3',
		source: 'People §O',
		method:
			'Operations staff for each site’s load, split into 24/7 posts and day staff by role; model and application engineers by accelerators and services.',
		decided: null,
		facts: present([
			rowFacts({
				table: 'operationsStaffing',
				row: { ...operationsStaffing, id: 'operations' },
				label: 'Operations staffing',
			}),
		]),
	}
}

/** One month of a series of the result, or the month in which it is largest; null where the plan has no such month. */
function monthOfSeries(
	frame: Frame<EngineModel>,
	series: Series,
	asked: string | undefined,
): { readonly month: string; readonly value: number } | null {
	const { months } = frame.world.model
	const index = asked === undefined || asked === 'all' ? series.indexOf(Math.max(...series)) : months.indexOf(asked)
	const [month, value] = [months[index], series[index]]
	return month === undefined || value === undefined ? null : { month, value }
}
