import { KeyRound } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { FormErrors } from './form-errors.tsx'
import { useHasPasskeys, usePasskeyLogIn } from './use-passkey.ts'

/** The way in by passkey, where the browser has them. */
export function PasskeyButton({ redirectTo }: { redirectTo: string }) {
	const has = useHasPasskeys()
	const { begin, busy, errors } = usePasskeyLogIn(redirectTo)
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
