import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { startOffers, type StartOffers } from '#shared/start/offers.ts'

export type TemplateView = { readonly name: string; readonly title: string; readonly summary: string }

/** The starter plans as the chooser shows them. */
export function listTemplates(): TemplateView[] {
	return TEMPLATES.map(({ name, title, summary }) => ({ name, title, summary }))
}

/** Models and uses that a new plan may be sized for. */
export const listStartOffers = (): StartOffers => startOffers(builtInCatalogue)
