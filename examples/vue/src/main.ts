import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import './accounts.ts';
import Account from './Account.vue';
import App from './App.vue';
import SignIn from './SignIn.vue';
import SignUp from './SignUp.vue';

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: SignUp },
    { path: '/sign-in', component: SignIn },
    { path: '/account', component: Account },
  ],
});

createApp(App).use(router).mount('#root');
