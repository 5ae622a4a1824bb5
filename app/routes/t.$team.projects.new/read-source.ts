import { cutText } from '#shared/schemas/storable-text.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import type { StartField, StartTexts } from '#shared/start/start-fields.ts'
import { PLACE_ROWS, type NamedRows } from '#shared/start/place.ts'
import { monthOf } from '#shared/units/months.ts'
import type { ProjectSource } from '#server/actions/projects/make-project.ts'

const MOST_TYPED = 200

/** What one of the page's forms asks for. A blank plan starts in the month of `now`. */
export async function readSource(form: FormData, now: Date): Promise<ProjectSource> {
	const month = monthOf(now)
	const name = cutText(textIn(form, 'name').trim(), 200)
	if (form.get('from') === 'file') {
		const file = form.get('file')
		return { from: 'file', name, text: file instanceof Blob ? await file.text() : '' }
	}
	if (form.get('from') === 'template') return { from: 'template', name, template: textIn(form, 'template') }
	if (form.get('from') === 'questions') return { from: 'questions', name, typed: typedIn(form), month }
	return { from: 'blank', name, startMonth: month }
}

/** The answers as they were typed; how long each may be is for their reader to say. */
export function typedIn(form: Pick<FormData, 'get'>): StartTexts {
	const typed = (field: StartField) => textIn(form, field).trim()
	return {
		place: typed('place'),
		itMW: typed('itMW'),
		by: typed('by'),
		use: typed('use'),
		model: typed('model'),
		archetype: typed('archetype'),
		users: typed('users'),
		buildClass: typed('buildClass'),
		currency: typed('currency'),
		way: typed('way'),
		rows: rowsIn(form),
	}
}

/** Rows of the catalogue that are named for the place instead of the nearest. */
export function rowsIn(form: Pick<FormData, 'get'>): NamedRows {
	const named = PLACE_ROWS.map((field) => [field, cutText(textIn(form, field).trim(), MOST_TYPED)] as const)
	return Object.fromEntries(named.filter(([, id]) => id !== ''))
}
