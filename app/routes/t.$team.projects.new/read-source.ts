import { cutText } from '#shared/schemas/storable-text.ts'
import type { ProjectSource } from '#server/services/projects/make-project.ts'

/** What one of the page's three forms asks for. A blank plan starts in the month of `now`. */
export async function readSource(form: FormData, now: Date): Promise<ProjectSource> {
	const name = cutText(text(form, 'name').trim(), 200)
	if (form.get('from') === 'file') {
		const file = form.get('file')
		return { from: 'file', name, text: file instanceof Blob ? await file.text() : '' }
	}
	if (form.get('from') === 'template') return { from: 'template', name, template: text(form, 'template') }
	return { from: 'blank', name, startMonth: now.toISOString().slice(0, 7) }
}

function text(form: FormData, name: string): string {
	const value = form.get(name)
	return typeof value === 'string' ? value : ''
}
