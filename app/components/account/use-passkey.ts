import { useRevalidator } from '@remix-run/react'
import type {
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useState, useSyncExternalStore } from 'react'
import { isRecord } from '#shared/is-record.ts'

type Fields = Readonly<Record<string, string>>
// What an extension would be asked is bytes, which no JSON holds; we ask none.
type ToSign = Omit<PublicKeyCredentialRequestOptionsJSON, 'extensions'>
type ToMake = Omit<PublicKeyCredentialCreationOptionsJSON, 'extensions'>

const never = () => () => undefined

/** Whether this browser has passkeys; the server does not know and says no. */
export function useHasPasskeys(): boolean {
	return useSyncExternalStore(
		never,
		() => 'PublicKeyCredential' in window,
		() => false,
	)
}

const isQuestion = (said: unknown) => isRecord(said) && typeof said['challenge'] === 'string'
const isToSign = (said: unknown): said is ToSign => isQuestion(said)
const isToMake = (said: unknown): said is ToMake => isQuestion(said) && isRecord(said) && isRecord(said['user'])

/** What went wrong, in the server's words. */
class Refused extends Error {}

/** Sends one go; what the server says to it. */
async function send(fields: Fields): Promise<Readonly<Record<string, unknown>>> {
	const response = await fetch('/passkey', { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
	if (response === null) throw new Refused('The server cannot be reached. Try again.')
	if (response.redirected) {
		// The page itself knows where to go now; the address of this go is no place to come back to.
		window.location.reload()
		throw new Refused('You logged in or out in another tab.')
	}
	const said: unknown = await response.json().catch(() => null)
	if (!isRecord(said)) throw new Refused('Unexpected reply from the server. Reload the page.')
	const errors = said['errors']
	if (Array.isArray(errors)) throw new Refused(errors.join(' '))
	return said
}

/**
 * Two goes: what the browser is to do, then what came of it. A person who turns away from their browser's question is left
 * where they were.
 */
function useGoes(work: (ask: Fields) => Promise<void>) {
	const [state, setState] = useState<{ busy: boolean; errors: readonly string[] }>({ busy: false, errors: [] })
	const begin = (ask: Fields) => {
		setState({ busy: true, errors: [] })
		work(ask).then(
			() => setState({ busy: false, errors: [] }),
			(error: unknown) => {
				const turnedDown = 'No passkey found in this browser, or you canceled.'
				setState({ busy: false, errors: [error instanceof Refused ? error.message : turnedDown] })
			},
		)
	}
	return { ...state, begin }
}

/** Logs in with a key of this browser, and goes on to a page. Its code is loaded when it is wanted. */
export function usePasskeyLogIn(redirectTo: string) {
	return useGoes(async () => {
		const { options } = await send({ intent: 'ask' })
		if (!isToSign(options)) throw new Refused('This server does not accept passkeys.')
		const { startAuthentication } = await import('@simplewebauthn/browser')
		const answer = JSON.stringify(await startAuthentication({ optionsJSON: options }))
		const { to } = await send({ intent: 'answer', answer, redirectTo })
		window.location.assign(typeof to === 'string' ? to : '/app')
	})
}

/** Makes a key in this browser; where recovery codes come with it, they are given once. */
export function useNewPasskey(onCodes: (codes: readonly string[]) => void) {
	const { revalidate } = useRevalidator()
	return useGoes(async ({ name = '', ...proof }) => {
		const { options } = await send({ ...proof, name, intent: 'ask-new' })
		if (!isToMake(options)) throw new Refused('This server cannot create passkeys.')
		const { startRegistration } = await import('@simplewebauthn/browser')
		const answer = JSON.stringify(await startRegistration({ optionsJSON: options }))
		const { codes } = await send({ intent: 'answer-new', name, answer })
		if (Array.isArray(codes)) onCodes(codes.filter((code) => typeof code === 'string'))
		revalidate()
	})
}
