import { createElement as element } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

type PlainPage = {
	readonly title: string
	readonly lines: readonly string[]
	readonly requestId: string
	/** of this answer's content security policy */
	readonly nonce: string
}

const STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 36rem; padding: 0 1.5rem }
h1 { font-size: 1.5rem }
`

/** A page that needs neither the application nor its files: what went wrong, what to do, and the way back. */
export function plainPage({ title, lines, requestId, nonce }: PlainPage): string {
	const head = element(
		'head',
		null,
		element('meta', { charSet: 'utf-8' }),
		element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
		element('title', null, `${title} · Strata`),
		element('style', { nonce }, STYLE),
	)
	const main = element(
		'main',
		null,
		element('h1', null, title),
		...lines.map((line) => element('p', null, line)),
		element('p', null, 'Request number: ', element('code', null, requestId)),
		element('p', null, element('a', { href: '/' }, 'Back to the start')),
	)
	return `<!doctype html>${renderToStaticMarkup(element('html', { lang: 'en' }, head, element('body', null, main)))}`
}
