import { draw } from './layout.tsx';

draw(
  <section className="closing lost">
    <h1>Nobody’s here</h1>
    <p>This chat has never existed, or everyone has left. The front page is a good place to start over.</p>
    <a className="button" href="/">
      Go to the home page
    </a>
  </section>,
);
