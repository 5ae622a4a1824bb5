import { useScripts } from '#app/hooks/use-scripts.ts'
import { KeyRound } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { FormErrors } from './form-errors.tsx'
import { useHasPasskeys, usePasskeyLogIn } from './use-passkey.ts'

type PasskeyButtonProps = {
	redirectTo: string
	/** there is no other way on: where this one does not work, it says so */
	alone?: boolean
}

/** The way in by passkey, where the browser has them. */
export function PasskeyButton({ redirectTo, alone = false }: PasskeyButtonProps) {
	const scripts = useScripts()
	const has = useHasPasskeys()
	const { begin, busy, errors } = usePasskeyLogIn(redirectTo)
	if (!has && alone) return scripts ? <p>{NO_KEYS}</p> : <noscript>{NO_SCRIPTS}</noscript>
	if (!has) return null
	return (
		<div className="mt-4 grid gap-2 border-t border-line pt-4">
			<FormErrors errors={errors} />
			<Button type="button" disabled={busy} onClick={() => begin({})}>
				<KeyRound className="icon-small" strokeWidth={1.75} aria-hidden />
				Use a passkey
			</Button>
		</div>
	)
}

const HELP =
	'Log in on the device that has your passkey, or ask your administrator to turn off two-factor authentication.'
const NO_KEYS = `This browser does not support passkeys here. ${HELP}`
const NO_SCRIPTS = `Passkeys need JavaScript, which is off in this browser. Turn it on and reload. ${HELP}`
