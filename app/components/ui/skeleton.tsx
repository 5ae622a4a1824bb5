/** A grey box of the size of what is coming, so that nothing jumps. */
export function Skeleton({ width = '100%', height }: { width?: string; height: number }) {
	return <span className="skeleton" style={{ width, height }} aria-hidden />
}
