import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav><a routerLink="/">Sign up</a> <a routerLink="/account">Account</a></nav>
    <main><router-outlet /></main>
  `,
})
export class App {}
