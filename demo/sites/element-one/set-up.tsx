import { Bridges } from './bridges.tsx';
import { draw } from './layout.tsx';

draw(
  <div className="set-up">
    <h1>Your bridges</h1>
    <Bridges />
  </div>,
);
