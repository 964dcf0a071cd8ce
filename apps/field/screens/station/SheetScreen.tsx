import { Heading } from '../../components/Heading.tsx';
import type { ScreenOf } from '../../app/screens.tsx';
export const SheetScreen: ScreenOf = ({ parts }) => <Heading>{parts.join('/')}</Heading>;
