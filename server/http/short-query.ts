import { FIND, PERIOD } from '#shared/pages/page-part.ts'
import { formatFigure } from '#shared/units/format.ts'
import { AppError } from '#server/access/app-error.ts'

/** What pages look up by its text: words, figures, places of the plan and months. */
const LOOKED_UP = ['q', FIND, 'why', 'quantity', 'scope', 'month', PERIOD]
/** Longer than any name or key of a plan. */
const LONGEST = 200

/**
 * Holds what an address asks to be looked up to the length of a name, before anything looks.
 * @throws too_large
 */
export function requireShortQuery(search: URLSearchParams): void {
	for (const name of LOOKED_UP) {
		const length = search.get(name)?.length ?? 0
		if (length <= LONGEST) continue
		const [has, holds] = [length, LONGEST].map((letters) => formatFigure(letters, { whole: true }))
		throw new AppError('too_large', {
			userMessage: `“${name}” in this address has ${has} characters; the maximum is ${holds}.`,
			mend: 'Shorten it.',
		})
	}
}
