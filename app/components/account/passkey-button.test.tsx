import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PasskeyButton } from './passkey-button.tsx'

test('where a passkey is the only way on, a page without scripts says what to do; beside another way it says nothing', () => {
	const alone = renderToStaticMarkup(<PasskeyButton redirectTo="/app" alone />)
	expect(alone).toMatch(/^<noscript>.*Passkeys need JavaScript.*ask your administrator/)
	expect(renderToStaticMarkup(<PasskeyButton redirectTo="/app" />)).toBe('')
})
