import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

type CopyLinkProps = { link: string; label: string; act: string; word?: string; atOnce?: boolean }

/** A link to hand on, or a secret: in a box to copy by hand, and at a press where scripts run. `atOnce` copies it as it appears. */
export function CopyLink({ link, label, act, word = 'Copy link', atOnce = false }: CopyLinkProps) {
	const [copied, setCopied] = useState(false)
	const copy = () => {
		navigator.clipboard.writeText(link).then(
			() => setCopied(true),
			// The box stays for copying by hand where the browser refuses.
			() => undefined,
		)
	}
	useEffect(() => {
		if (atOnce) copy()
		// eslint-disable-next-line react-hooks/exhaustive-deps -- once for each new link
	}, [link, atOnce])
	return (
		<span className="flex w-[340px] max-w-full max-[600px]:w-full items-center gap-2">
			<input
				readOnly
				value={link}
				aria-label={label}
				className="h-[26px] min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-[12px]"
				onFocus={(event) => event.currentTarget.select()}
			/>
			<Button type="button" size="small" onClick={copy} aria-label={act}>
				{copied ? <Check className="icon-small" aria-hidden /> : <Copy className="icon-small" aria-hidden />}
				{word}
			</Button>
			<span role="status" className="text-[12px] text-ink-2">
				{copied && 'Copied'}
			</span>
		</span>
	)
}
