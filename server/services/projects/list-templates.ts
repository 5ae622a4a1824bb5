import { TEMPLATES } from '#shared/catalogue/templates.ts'

export type TemplateView = { readonly name: string; readonly title: string; readonly summary: string }

/** The starter plans as the chooser shows them. */
export function listTemplates(): TemplateView[] {
	return TEMPLATES.map(({ name, title, summary }) => ({ name, title, summary }))
}
